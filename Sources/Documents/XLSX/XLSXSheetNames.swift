/// Names Excel accepts: up to 31 characters, none of `[ ] : * ? / \`, no two alike.
struct XLSXSheetNames {
    private var taken: Set<String> = []

    /// Excel keeps this name for itself.
    private static let reserved = "history"
    private static let longest = 31

    mutating func name(for wish: String) -> String {
        let plain = Self.allowed(wish)
        var name = plain.isEmpty ? "Sheet" : plain
        var number = 1
        while name.lowercased() == Self.reserved || !taken.insert(name.lowercased()).inserted {
            number += 1
            let ending = " \(number)"
            name = Self.cut(plain.isEmpty ? "Sheet" : plain, to: Self.longest - ending.utf16.count) + ending
        }
        return name
    }

    /// An apostrophe may stand inside a name, but neither first nor last.
    private static func allowed(_ wish: String) -> String {
        let kept = String(String.UnicodeScalarView(wish.unicodeScalars.map { isAllowed($0) ? $0 : " " }))
        let words = kept.split(separator: " ").joined(separator: " ")
        return cut(String(words.drop(while: isEdge)), to: longest)
    }

    private static func cut(_ name: String, to length: Int) -> String {
        var cut = Substring(name)
        while cut.utf16.count > length || cut.last.map(isEdge) == true { cut.removeLast() }
        return String(cut)
    }

    private static func isEdge(_ character: Character) -> Bool {
        character == "'" || character == " "
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "[", "]", ":", "*", "?", "/", "\\", "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": false
        default: true
        }
    }
}
