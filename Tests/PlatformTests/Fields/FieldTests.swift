import Domain
import Testing

@testable import Platform

@Suite struct FieldTests {
    @Test func textFieldNamesItsHintAndProblem() throws {
        let field = TextField(
            "email", "Email address", "ann@", "Enter an email address", hint: "We send the link there",
            type: "email", autocomplete: "email", inputMode: "email", width: 12)
        let html = try rendered(field, with: "forms/text-field")
        #expect(html.contains(#"<label class="nhsuk-label" for="email">Email address</label>"#))
        #expect(html.contains(#"<div class="nhsuk-hint" id="email-hint">We send the link there</div>"#))
        #expect(html.contains(#"id="email-error"><span class="nhsuk-u-visually-hidden">Error: </span>Enter an email"#))
        #expect(html.contains(#"aria-describedby="email-hint email-error" aria-invalid="true""#))
        #expect(html.contains(#"type="email" value="ann@" autocomplete="email" inputmode="email" spellcheck="false""#))
        #expect(html.contains("nhsuk-input--width-20"))
    }

    @Test func textFieldSaysNothingItDoesNotKnow() throws {
        let html = try rendered(TextField("title", "Title", nil, nil), with: "forms/text-field")
        #expect(html.contains(#"id="title" name="title" type="text" value="" autocomplete="off">"#))
        #expect(!html.contains("hint") && !html.contains("error") && !html.contains("width"))
    }

    @Test(arguments: ["<b>bold</b>", #"" autofocus onfocus="x"#, "it's & that"])
    func keepsWhatWasTypedHarmless(_ typed: String) throws {
        let expected = typed.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        let field = try rendered(TextField("title", typed, typed, typed, hint: typed), with: "forms/text-field")
        let area = try rendered(TextArea("note", typed, typed, nil), with: "forms/text-area")
        #expect(field.contains(#"value="\#(expected)""#))
        #expect(area.contains(">\(expected)</textarea>"))
        #expect(!field.contains(typed) && !area.contains(typed))
    }

    @Test func textAreaSaysHowMuchItTakes() throws {
        let area = TextArea("note", "Note", "Two\nlines", nil, rows: 8, most: 2000)
        let html = try rendered(area, with: "forms/text-area")
        #expect(html.contains(#"rows="8" autocomplete="off" aria-describedby="note-count""#))
        #expect(html.contains(#"data-most="2000""#))
        #expect(html.contains(#"id="note-count">Up to 2000 characters</div>"#))
        #expect(!html.contains("maxlength"))
    }

    @Test func fileFieldTakesTablesOnly() throws {
        let html = try rendered(FileField("list", "List", "Choose a file"), with: "forms/file-field")
        #expect(html.contains(#"name="list" type="file" accept=".csv,text/csv" aria-describedby="list-error""#))
    }

    @Test func aPageAroundAFieldLendsItNothing() throws {
        struct Around: Sendable {
            let email = TextField("email", "Email address", "", nil)
            let hint = "from the page"
            let problem = "from the page"
            let describedBy = "from the page"
            let widthClass = "from the page"
        }
        let html = try rendered(Around(), with: "access/sign-in")
        #expect(html.contains("Email address</label>"))
        #expect(!html.contains("from the page"))
    }
}

@Suite struct DateFieldTests {
    @Test func readsThreeBoxes() {
        let fields = FormFields([("due-day", " 14"), ("due-month", "2 "), ("due-year", "2019"), ("due", "x")])
        #expect(DateText(fields, "due").typed == "14 2 2019")
        #expect(DateText(FormFields(), "due").typed == "")
        #expect(DateText(day: " ", month: nil, year: "").typed == "")
        #expect(DateText(day: "14", month: "", year: "2019").typed == "14 2019")
    }

    @Test func readsBackTheDayItWasMadeOf() throws {
        let day = try #require(Day(year: 2019, month: 2, day: 14))
        #expect(try Day(DateText(day).typed) == day)
        #expect(DateText(nil as Day?).typed == "")
    }

    @Test func aProblemLeadsToTheDay() throws {
        let date = DateText(day: "30", month: "2", year: "2019")
        let html = try rendered(
            DateField("due", "When is it due?", date, "Date must be a real date"), with: "forms/date-field")
        #expect(html.contains(#"id="due" name="due-day""#))
        #expect(html.contains(#"id="due-month" name="due-month""#))
        #expect(html.contains(#"id="due-year" name="due-year""#))
        #expect(html.contains(#"aria-describedby="due-hint due-error""#))
        #expect(html.contains(#"value="30""#) && html.contains(#"value="2019""#))
        #expect(html.contains("For example, 14 2 2019"))
    }
}
