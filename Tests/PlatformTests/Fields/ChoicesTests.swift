import Domain
import Testing

@testable import Platform

@Suite struct ChoicesTests {
    private static let choices = [
        Choice("all", "Everybody", isChosen: false, hint: "On the open page"),
        Choice("some", "Some people", isChosen: true, reveals: TextField("whom", "Which people?", "Ann", nil)),
        Choice("none", "Nobody", isChosen: false),
    ]

    @Test func firstBoxHasTheFieldsID() throws {
        let html = try rendered(Radios("reader", "Who may read it?", Self.choices, nil), with: "forms/radios")
        #expect(html.contains(#"id="reader" name="reader" type="radio" value="all" aria-describedby="reader-item-"#))
        #expect(html.contains(#"id="reader-2" name="reader" type="radio" value="some" checked data-reveal="reader-2-"#))
        #expect(html.contains(#"id="reader-3" name="reader" type="radio" value="none">"#))
        #expect(html.contains(#"id="reader-item-hint">On the open page</div>"#))
    }

    @Test func anAnswerRevealsAQuestion() throws {
        let html = try rendered(Checkboxes("reader", "Who?", Self.choices, nil), with: "forms/checkboxes")
        #expect(html.contains(#"<div class="nhsuk-checkboxes__conditional" id="reader-2-more">"#))
        #expect(html.contains(#"id="whom" name="whom" type="text" value="Ann""#))
        #expect(html.occurrences(of: "__conditional") == 1)
    }

    @Test func aGroupSaysWhatIsWrongWithIt() throws {
        let radios = Radios("reader", "Who?", Self.choices, "Choose who may read it", hint: "One", isInline: true)
        let html = try rendered(radios, with: "forms/radios")
        #expect(html.contains(#"<fieldset class="nhsuk-fieldset" aria-describedby="reader-hint reader-error">"#))
        #expect(html.contains("nhsuk-radios--inline"))
        #expect(html.contains("nhsuk-form-group--error"))
        #expect(html.occurrences(of: #"class="nhsuk-error-message""#) == 1)
    }

    @Test func selectShowsWhatIsChosen() throws {
        let select = Select("school", "School", [Choice("a", "Ash & Elm", isChosen: true)] + Self.choices, nil)
        let html = try rendered(select, with: "forms/select")
        #expect(html.contains(#"<option value="a" selected>Ash &amp; Elm</option>"#))
        #expect(html.contains(#"<option value="all">Everybody</option>"#))
    }

    @Test func errorSummaryLeadsToEachField() throws {
        struct Form: Sendable {
            let hasProblems: Bool
            let problems: [FormProblems.FieldProblem]
        }
        var problems = FormProblems("email", "Enter an email address")
        problems.add("due", "Enter a date")
        let html = try rendered(Form(hasProblems: true, problems: problems.list), with: "forms/error-summary")
        #expect(html.contains(##"<li><a href="#email">Enter an email address</a></li>"##))
        #expect(html.contains(##"<li><a href="#due">Enter a date</a></li>"##))
        #expect(try rendered(Form(hasProblems: false, problems: []), with: "forms/error-summary") == "")
    }
}

extension String {
    /// How often a text stands in this one.
    func occurrences(of text: String) -> Int {
        ranges(of: text).count
    }
}
