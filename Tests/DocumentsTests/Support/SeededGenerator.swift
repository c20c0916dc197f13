/// Numbers that look random and are the same in every run (SplitMix64), so that a failure can be seen again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text made of what has a meaning in CSV, in spreadsheets or in Unicode, with plain letters between.
    mutating func nastyText(upTo length: Int = 8) -> String {
        let count = Int.random(in: 0...length, using: &self)
        return (0..<count).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
    }

    private static let pieces = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "''", "\"", "\"\"", ",", ";", " ", "|", "\\", "/", "a", "Z",
        "0", "é", "£", "’", "ß", "漢", "🏫", "👩‍🏫", "\u{301}", "\u{200D}", "\u{FEFF}", "\u{A0}", "\u{2028}", "\u{1}",
    ]
}
