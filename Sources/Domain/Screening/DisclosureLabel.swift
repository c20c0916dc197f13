/// Reads yes or no of a labelled text.
package enum DisclosureLabel {
    package static func read(_ text: String?) throws(TextProblem) -> Bool {
        switch (text ?? "").trimmed.lowercased() {
        case "yes", "true", "1": return true
        case "no", "false", "0", "": return false
        default: throw TextProblem("Disclosure must be yes or no")
        }
    }
}
