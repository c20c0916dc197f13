/// Words that somebody alone knows, and that open their sealed texts.
///
/// Reading one asks whether it is good enough to be chosen. Whether it is the right one only the seal can tell.
package struct Passphrase: Readable, Equatable {
    /// Characters. Four or five words nobody would guess are longer than that.
    package static let least = 12
    package static let most = 200
    /// "aaaaaaaaaaaa" is long and is guessed at once.
    static let leastDifferent = 5

    /// Without white space before and after: keyboards of phones add one.
    package let text: String

    /// One that was chosen before: whatever was typed is tried.
    package init(typed: String) {
        text = typed.trimmed.shortened(to: Self.most * 8)
    }

    package init(_ text: String) throws(TextProblem) {
        let typed = text.trimmed
        guard !typed.isEmpty else { throw TextProblem("Enter a passphrase") }
        guard typed.count >= Self.least else {
            throw TextProblem("Passphrase must be \(Self.least) characters or more. It has \(typed.count)")
        }
        guard typed.count <= Self.most, typed.unicodeScalars.count <= Self.most * 8 else {
            throw TextProblem("Passphrase must be \(Self.most) characters or fewer")
        }
        guard Set(typed).count >= Self.leastDifferent else {
            throw TextProblem("Passphrase must have at least \(Self.leastDifferent) different characters")
        }
        self.text = typed
    }
}
