import Domain
import Foundation
import Partnership
import Platform
@testable import Questions
import Storage
import TestSupport

/// Organisations, people there, and returns they are asked for.
extension TestApp {
    static let safer = QuestionSet(
        key: "safer", title: "Safer recruitment", introduction: "Two pages.", closing: "We will write to you in June.",
        pages: [
            QuestionPage(
                id: "people", title: "People",
                questions: [
                    Question(
                        id: "staff", kind: .number(NumberRule(least: 0)), label: "How many staff?", isRequired: true),
                    Question(id: "lead", kind: .shortText(most: 100), label: "Who leads?", isRequired: true),
                ]),
            QuestionPage(
                id: "evidence", title: "Evidence",
                questions: [
                    Question(id: "said", kind: .longText(most: 500), label: "What would help?"),
                    Question(
                        id: "plan", kind: .file(FileRule(endings: ["pdf"], mostMegabytes: 1)), label: "Your plan"),
                    Question(id: "signed", kind: .signature, label: "Checked by", isRequired: true),
                ]),
        ])

    struct Asked {
        let id: ID<Occasion>
        let organisations: [ID<Organisation>]
        /// Of each, in their order.
        let paths: [String]
    }

    /// Charities with one person each.
    func addCharities(_ count: Int, from first: Int = 1) async throws -> [ID<Organisation>] {
        var added: [ID<Organisation>] = []
        for number in first..<(first + count) {
            let charity = OrganisationDraft(
                name: "Fernshire Charity \(number)", kind: .voluntary, sector: .children)
            let id = try await services.addOrganisation(charity, by: .system).id
            let draft = try ContactDraft(
                name: "Person \(number)", email: EmailAddress("charity\(number)@example.org"), organisation: id,
                role: number.isMultiple(of: 2) ? "Treasurer" : "Safeguarding lead")
            let source = ContactSource(kind: .typed, words: "Typed in", notedOn: services.today)
            _ = try await services.addContact(draft, from: source, how: "", by: .system)
            added.append(id)
        }
        return added
    }

    func askForReturns(
        of organisations: [ID<Organisation>], _ set: QuestionSet = safer, title: String = "Safer recruitment 2019",
        roleWords: String? = nil, _ change: (inout OccasionDraft) -> Void = { _ in }
    ) async throws -> Asked {
        var draft = OccasionDraft(
            title: title, asked: try await publish(set), kind: .organisationReturn, isAnonymous: false,
            closesOn: services.today.adding(days: 30))
        change(&draft)
        let id = try await services.planOccasion(draft, by: .system)
        try await services.askForReturns(
            ReturnListing(kind: .voluntary, roleWords: roleWords), on: id, by: .system)
        try await services.openOccasion(id, by: .system)
        try await doJobs()
        let paths = try await database.read { db in
            try organisations.map { try ReturnLinks.path(of: id, for: $0, on: db) }
        }
        return Asked(id: id, organisations: organisations, paths: paths)
    }
}

extension TestBrowser {
    /// Sends one page of a return as it stands, filled in.
    @discardableResult
    func fill(
        _ page: String, of path: String, _ answers: KeyValuePairs<String, String>
    ) async throws -> TestResponse {
        let form = try await get("\(path)/pages/\(page)")
        return try await post(
            "\(path)/pages/\(page)", pairs: [("mark", form.hidden("mark") ?? "")] + answers.map { ($0.key, $0.value) })
    }

    /// Answers everything that has to be answered, and sends it.
    @discardableResult
    func sendReturn(_ path: String, staff: Int = 12) async throws -> TestResponse {
        try await fill("people", of: path, ["q.staff": "\(staff)", "q.lead": "The head"])
        try await fill("evidence", of: path, ["q.said": "More places", "q.signed": "Bo Reed"])
        return try await press(path)
    }

    /// Sends a return as its check page shows it.
    @discardableResult
    func press(_ path: String) async throws -> TestResponse {
        let check = try await get("\(path)/check")
        return try await post("\(path)/sending", pairs: [("mark", check.hidden("mark") ?? "")])
    }
}
