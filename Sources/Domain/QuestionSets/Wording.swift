/// What people read, with its other wordings by the variant's key. All of them are the same to whoever answers.
package struct Wording: Hashable, Sendable, ExpressibleByStringLiteral {
    package let text: String
    package let variants: [String: String]

    package init(_ text: String, variants: [String: String] = [:]) {
        self.text = text
        self.variants = variants
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    /// - Returns: the wording of that variant, or the ordinary one where there is no other.
    package func text(in variant: String?) -> String {
        variant.flatMap { variants[$0] } ?? text
    }

    /// Every wording there is, the ordinary one first.
    package var all: [String] { [text] + variants.keys.sorted().compactMap { variants[$0] } }
}
