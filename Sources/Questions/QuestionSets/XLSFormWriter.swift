import Documents
import Domain

/// Writes a question set as the sheets of an XLSForm workbook.
///
/// Other programs can ask these questions; ``XLSFormReader`` reads an equal set back. What XLSForm has no column for
/// stands in columns that begin with `sightline::`:
///
/// - `sightline::kind`: `rating`, `agree-scale`, `yes-partly-no`, `matrix` or `person`;
/// - `sightline::parameters`: pairs such as `least=0 most=100`, by the names the limits have in a set's file;
/// - `sightline::relevant`, `sightline::constraint`: a condition in our own words, where XLSForm's say it less exactly;
/// - `sightline::unit`, `sightline::low`, `sightline::high`: the words beside a number and at the ends of a rating;
/// - on the sheet `settings`: `sightline::title`, `sightline::introduction`, `sightline::closing` and
///   `sightline::shows_help`.
package enum XLSFormWriter {
    /// - Parameter set: One without problems.
    package static func sheets(of set: QuestionSet) -> [XLSXSheet] {
        let targets = XLSFormTargets(set)
        var survey = XLSFormTable("survey", surveyColumns, translated: ["label", "hint", "constraint_message"], set)
        for page in set.pages { XLSFormPageRows(page, set, targets).write(to: &survey) }
        return [survey.sheet, choices(of: set), settings(of: set)]
    }

    private static let surveyColumns = [
        "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "appearance",
        "parameters",
    ]

    private static func choices(of set: QuestionSet) -> XLSXSheet {
        var table = XLSFormTable("choices", ["list_name", "name", "label"], translated: ["label"], set)
        var written: Set<String> = []
        for question in set.questions where written.insert(question.kind.listName(question.id)).inserted {
            for choice in question.kind.list {
                var row = XLSFormCells()
                row["list_name"] = question.kind.listName(question.id)
                row["name"] = choice.id
                row.add(choice.label, to: "label")
                table.add(row)
            }
        }
        return table.sheet
    }

    private static func settings(of set: QuestionSet) -> XLSXSheet {
        var table = XLSFormTable("settings", ["form_title", "form_id", "version"], translated: [], set)
        var row = XLSFormCells()
        row["form_title"] = set.title.text
        row["form_id"] = set.key
        row["version"] = String(set.version)
        if set.showsHelp { row["sightline::shows_help"] = "yes" }
        row.add(Wording("", variants: set.title.variants), to: "sightline::title")
        row.add(set.introduction, to: "sightline::introduction")
        row.add(set.closing, to: "sightline::closing")
        table.add(row)
        return table.sheet
    }
}

/// One row that is to be written.
struct XLSFormCells {
    private(set) var words: [String: String] = [:]
    private(set) var wordings: [String: Wording] = [:]

    subscript(column: String) -> String? {
        get { words[column] }
        set { words[column] = newValue }
    }

    mutating func add(_ wording: Wording?, to column: String) {
        wordings[column] = wording
    }
}

/// A sheet that grows a column for whatever its rows need.
struct XLSFormTable {
    private let name: String
    private let variants: [QuestionVariant]
    private var columns: [String]
    private var rows: [[String: String]] = []

    /// - Parameter translated: Columns that are there for every variant, so that each is known by its name.
    init(_ name: String, _ columns: [String], translated: [String], _ set: QuestionSet) {
        self.name = name
        variants = set.variants
        self.columns = columns.flatMap { column in
            [column]
                + (translated.contains(column) ? set.variants : []).map { XLSFormLanguages.title(of: column, in: $0) }
        }
    }

    mutating func add(_ cells: XLSFormCells) {
        var row = cells.words
        for (column, wording) in cells.wordings {
            if !wording.text.isEmpty { row[column] = wording.text }
            for variant in variants {
                row[XLSFormLanguages.title(of: column, in: variant)] = wording.variants[variant.key]
            }
        }
        for column in row.keys.sorted() where !columns.contains(column) { columns.append(column) }
        rows.append(row)
    }

    var sheet: XLSXSheet {
        XLSXSheet(
            name: name, columns: columns,
            rows: rows.map { row in columns.map { row[$0].map(XLSXCell.text) ?? .blank } })
    }
}
