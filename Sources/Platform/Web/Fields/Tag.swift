/// How something stands, in a word or two.
package struct Tag: Sendable, Equatable {
    package enum Tone: String, Sendable, CaseIterable {
        case neutral
        case good
        case waiting
        case wrong
    }

    package let words: String
    package let toneClass: String

    package init(_ words: String, _ tone: Tone) {
        self.words = words
        toneClass = "tag--\(tone.rawValue)"
    }
}
