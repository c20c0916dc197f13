import Domain
import Foundation
import Partnership
import Platform
import Questions
import Storage
import StorageTestSupport
import TestSupport

/// Question sets, people and occasions for tests.
extension TestApp {
    static let openQuestion = "What would have made it better?"

    /// Two questions on one page: how the forum was, and what would have made it better.
    static let forum = QuestionSet(
        key: "forum", title: "About the forum", introduction: "Two questions.", closing: "We will tell you in June.",
        pages: [
            QuestionPage(
                id: "all",
                questions: [
                    Question(
                        id: "met",
                        kind: .oneChoice([QuestionChoice("yes", "Yes"), QuestionChoice("no", "No")]),
                        label: "Did it meet its objectives?", isRequired: true),
                    Question(id: "better", kind: .longText(most: 500), label: Wording(openQuestion)),
                ])
        ])

    /// Three pages, the second only for those who work in a school.
    static let paged = QuestionSet(
        key: "paged", title: "About your work",
        pages: [
            QuestionPage(
                id: "work",
                questions: [
                    Question(
                        id: "where",
                        kind: .oneChoice([
                            QuestionChoice("school", "In a school"), QuestionChoice("other", "Elsewhere"),
                        ]),
                        label: "Where do you work?", isRequired: true)
                ]),
            QuestionPage(
                id: "school", shownWhen: try? Condition("${where} = 'school'"),
                questions: [
                    Question(
                        id: "pupils", kind: .number(NumberRule(least: 1)), label: "How many pupils?", isRequired: true)
                ]),
            QuestionPage(
                id: "last", questions: [Question(id: "more", kind: .shortText(most: 100), label: "Anything more?")]),
        ])

    @discardableResult
    func publish(_ set: QuestionSet) async throws -> QuestionSetVersion {
        let version = try await services.keepQuestionSet(set, by: .system)
        try await services.publishQuestionSet(version, by: .system)
        return version
    }

    /// An occasion that is open, with one link for everybody.
    @discardableResult
    func openLink(
        to set: QuestionSet = forum, _ change: (inout OccasionDraft) -> Void = { _ in }
    ) async throws -> (id: ID<Occasion>, path: String) {
        var draft = OccasionDraft(title: "After the forum", asked: try await publish(set), kind: .openLink)
        change(&draft)
        let id = try await services.planOccasion(draft, by: .system)
        try await services.openOccasion(id, by: .system)
        let code = try await database.read { db in try OccasionStore.listed(id, on: db).code }
        return (id, "/answer/\(code)")
    }

    /// An occasion with a list of so many people, each of whom has been written to.
    func openList(
        of count: Int, to set: QuestionSet = forum, _ change: (inout OccasionDraft) -> Void = { _ in }
    ) async throws -> (id: ID<Occasion>, links: [(contact: ID<Contact>, path: String)]) {
        var draft = OccasionDraft(title: "Staff survey", asked: try await publish(set), kind: .closedList)
        change(&draft)
        let people = try await addWilling(count)
        let id = try await services.planOccasion(draft, by: .system)
        try await services.invite(WillingFilter(), to: id, by: .system)
        try await services.openOccasion(id, by: .system)
        try await doJobs()
        let links = people.compactMap { contact, email in
            letters.all.last { $0.to == email }.flatMap { $0.answerPath }.map { (contact, $0) }
        }
        return (id, links)
    }

    /// People who agreed to surveys.
    func addWilling(_ count: Int, role: String? = nil) async throws -> [(ID<Contact>, String)] {
        var added: [(ID<Contact>, String)] = []
        for number in 0..<count {
            let email = "person.\(services.makeID().uuidString.lowercased())@example.org"
            let draft = try ContactDraft(
                name: "Person \(number)", email: EmailAddress(email), role: role, consents: [.surveys])
            let source = ContactSource(kind: .typed, words: "Typed in", notedOn: services.today)
            let contact = try await services.addContact(draft, from: source, how: "Said so", by: .system)
            added.append((contact.id, email))
        }
        return added
    }

    func responses(of id: ID<Occasion>) async throws -> [KeptResponse] {
        try await database.read { db in
            var found: [KeptResponse] = []
            try ResponseStore.forEach(of: OccasionStore.occasion(id, on: db), on: db) { found.append($0) }
            return found
        }
    }
}

extension Letter {
    /// Somebody's own link in a letter.
    var answerPath: String? {
        text.firstMatch(of: /http:\/\/localhost(\/answer\/[A-Za-z0-9_-]+)/).map { String($0.1) }
    }
}

extension TestBrowser {
    /// Opens a page of questions and sends it filled in, with the code that stands in it.
    @discardableResult
    func answer(_ path: String, _ answers: KeyValuePairs<String, String>) async throws -> TestResponse {
        let form = try await get(path)
        return try await send(form, to: path, answers)
    }

    @discardableResult
    func send(
        _ form: TestResponse, to path: String, _ answers: KeyValuePairs<String, String>
    ) async throws -> TestResponse {
        let pairs = ["code", "page"].map { ($0, form.hidden($0) ?? "") } + answers.map { ($0.key, $0.value) }
        return try await post(String(path.prefix { $0 != "?" }), pairs: pairs)
    }
}

extension TestResponse {
    func hidden(_ name: String) -> String? {
        guard let start = html.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound else { return nil }
        return String(html[start...].prefix { $0 != "\"" })
    }
}
