/// Which of a workbook's cell styles show a number as a date or time.
struct XLSXStyles: XMLListener {
    private var dateFormats: Set<Int> = []
    private var isDate: [Bool] = []
    private var isInCells = false

    func showsDate(_ style: Int) -> Bool {
        isDate.indices.contains(style) && isDate[style]
    }

    mutating func opened(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
            if Self.isDate(attributes["formatCode"] ?? "") { dateFormats.insert(id) }
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            isDate.append(Self.builtIn.contains(id) || dateFormats.contains(id))
        default: break
        }
    }

    mutating func heard(_ text: String) {}

    mutating func closed(_ name: String) {
        if name == "cellXfs" { isInCells = false }
    }

    /// ECMA-376 part 1, 18.8.30: formats without a code of their own, and those of East Asian languages.
    private static let builtIn: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)

    /// Excel's limit for a format code.
    private static let longest = 255

    /// Whether a format code asks for a day, month, year, hour or second outside quotation marks and brackets.
    private static func isDate(_ code: String) -> Bool {
        let first = code.prefix(longest).prefix { $0 != ";" }
        let bare = first.replacing(/"[^"]*"|\\.|_.|\*.|\[[^\]hms]*\]|General/.ignoresCase(), with: "")
        return bare.contains { "ymdhs".contains($0.lowercased()) }
    }
}
