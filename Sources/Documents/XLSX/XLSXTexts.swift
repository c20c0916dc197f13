/// Gathers the text of one string: its runs put together, without the reading aids of East Asian languages.
struct XLSXRuns {
    private(set) var text = ""
    private var isText = false
    private var isAid = false

    mutating func opened(_ name: String) {
        switch name {
        case "t": isText = !isAid
        case "rPh": isAid = true
        default: break
        }
    }

    /// What is longer than any cell can be is refused later; until then it must not grow.
    mutating func heard(_ more: String) {
        if isText, text.utf8.count <= Self.most { text += more }
    }

    /// In bytes.
    static let most = 1_000_000

    mutating func closed(_ name: String) {
        switch name {
        case "t": isText = false
        case "rPh": isAid = false
        default: break
        }
    }

    /// The text so far, with characters given by number (`_x000D_`) in their place; starts anew.
    mutating func taken() -> String {
        defer { text = "" }
        return XLSXText.read(text)
    }
}

/// The strings that cells of all sheets refer to by number.
struct XLSXSharedStrings: XMLListener {
    private(set) var strings: [String] = []
    private let limits: XLSXLimits
    private var runs = XLSXRuns()

    init(_ limits: XLSXLimits) {
        self.limits = limits
    }

    mutating func opened(_ name: String, _ attributes: [String: String]) {
        runs.opened(name)
    }

    mutating func heard(_ text: String) {
        runs.heard(text)
    }

    mutating func closed(_ name: String) throws(XLSXRefusal) {
        runs.closed(name)
        guard name == "si" else { return }
        guard strings.count < limits.cells else { throw .tooManyCells(limit: limits.cells) }
        strings.append(runs.taken())
    }
}
