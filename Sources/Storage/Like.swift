/// Patterns for `LIKE … ESCAPE '!'`, with whatever somebody typed taken literally.
package enum Like {
    package static func containing(_ text: String) -> String {
        "%\(escaped(text))%"
    }

    package static func starting(with text: String) -> String {
        "\(escaped(text))%"
    }

    private static func escaped(_ text: String) -> String {
        String(text.flatMap { "%_!".contains($0) ? ["!", $0] : [$0] })
    }
}
