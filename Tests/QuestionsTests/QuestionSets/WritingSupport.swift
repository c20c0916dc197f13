import Domain
import Foundation
import Platform
@testable import Questions
import Storage
import TestSupport

extension TestApp {
    /// A version in the making with these pages.
    func write(_ set: QuestionSet) async throws -> QuestionSetVersion {
        try await services.keepQuestionSet(set, by: .system)
    }

    func kept(_ version: QuestionSetVersion) async throws -> QuestionSet {
        try await database.read { db in try QuestionSetStore.kept(version, on: db).set }
    }

    /// A question with two wordings, one that depends on it, and a page of its own behind them.
    static let visit = QuestionSet(
        key: "visit", title: "A visit", variants: [QuestionVariant(key: "cy", name: "Cymraeg")],
        pages: [
            QuestionPage(
                id: "first",
                questions: [
                    Question(
                        id: "came",
                        kind: .oneChoice([
                            QuestionChoice("yes", Wording("Yes", variants: ["cy": "Do"])), QuestionChoice("no", "No"),
                        ]),
                        label: Wording("Did somebody come?", variants: ["cy": "A ddaeth rhywun?"]), isRequired: true),
                    Question(
                        id: "liked", kind: .rating(low: "Not at all", high: "Very much"), label: "Did you like it?",
                        shownWhen: try? Condition("${came} = 'yes'")),
                ]),
            QuestionPage(
                id: "last", questions: [Question(id: "more", kind: .longText(most: 500), label: "Anything more?")]),
        ])
}

extension TestBrowser {
    /// Opens a form, and sends it back with everything hidden in it and these fields.
    @discardableResult
    func fill(
        _ form: String, sendTo path: String? = nil, _ fields: KeyValuePairs<String, String>
    ) async throws -> TestResponse {
        try await resend(get(form), to: path ?? form, fields)
    }

    @discardableResult
    func resend(
        _ form: TestResponse, to path: String, _ fields: KeyValuePairs<String, String>
    ) async throws -> TestResponse {
        let hidden = form.html.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
            .map { (String($0.1), String($0.2)) }.filter { $0.0 != "token" }
        return try await post(path, pairs: hidden + fields.map { ($0.key, $0.value) })
    }
}
