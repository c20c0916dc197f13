import Domain

/// The kinds of question as somebody chooses among them who has never heard of kinds.
struct KindWords: Sendable {
    let name: String
    let title: String
    let hint: String

    static let all = [
        KindWords(name: "one-choice", title: "One answer out of several", hint: "Too short, about right, too long"),
        KindWords(name: "many-choices", title: "Several answers", hint: "People tick all that apply"),
        KindWords(
            name: "yes-partly-no", title: "Yes, partly, no",
            hint: "For audits and returns; it can ask why, and can offer “does not apply”"),
        KindWords(
            name: "agree-scale", title: "How far people agree",
            hint: "Five answers from “strongly agree” to “strongly disagree”"),
        KindWords(name: "rating", title: "0 to 10", hint: "With your words for either end"),
        KindWords(name: "number", title: "A number", hint: "With a unit, and the least and the most it can be"),
        KindWords(name: "date", title: "A date", hint: "It can say when something has to be done again"),
        KindWords(
            name: "short-text", title: "A few words",
            hint: "One line. What people write is screened before anybody reads it"),
        KindWords(
            name: "long-text", title: "In their own words",
            hint: "Several lines. What people write is screened before anybody reads it"),
        KindWords(name: "ranking", title: "Put in order", hint: "First, second, third"),
        KindWords(
            name: "matrix", title: "Several statements on one scale", hint: "Each line is answered in the same way"),
        KindWords(
            name: "person", title: "Name, role and e-mail address",
            hint: "Answers then carry a name: a set with this is never anonymous"),
        KindWords(name: "file", title: "A file", hint: "It says who somebody is, so the set is never anonymous"),
        KindWords(
            name: "signature", title: "A signature", hint: "A name typed as a signature: the set is never anonymous"),
        KindWords(name: "information", title: "Words only", hint: "Something to read, with no answer"),
    ]

    static func of(_ name: String?) -> KindWords? {
        all.first { $0.name == name }
    }

    static func of(_ kind: QuestionKind) -> String {
        of(kind.name)?.title ?? kind.name
    }
}
