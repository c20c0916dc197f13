import Domain
import Yams

/// Something with names and values in a file, and where it stands in the set.
struct FileSection {
    let place: QuestionSetProblem.Place
    let node: Node
    private let values: [String: Node]

    init(place: QuestionSetProblem.Place, node: Node, values: [String: Node]) {
        self.place = place
        self.node = node
        self.values = values
    }

    subscript(key: String) -> Node? { values[key] }

    func part(_ key: String) -> QuestionSetProblem.Place {
        QuestionSetProblem.Place(page: place.page, question: place.question, part: key)
    }
}

/// `- too-long: Too long`
struct FilePair {
    let id: String
    let node: Node
    let place: QuestionSetProblem.Place
}

extension Node {
    func value(of key: String) -> Node? {
        mapping?.first { $0.key.scalar?.string == key }?.value
    }

    func text(of key: String) -> String? { value(of: key)?.scalar?.string }

    var id: String? { text(of: "id").map { String($0.prefix(60)) } }
}

extension QuestionSetReader {
    mutating func section(_ node: Node, _ place: Place, keys: [String], as what: String) -> FileSection? {
        guard let mapping = node.mapping else {
            add("\(what) must be written as names with values, such as title: Words", place, node)
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard keys.contains(name) else {
                add("\(what) has no \(name.prefix(40)). It can have \(keys.joined(separator: ", "))", place, key)
                continue
            }
            values[name] = value
            note(FileSection(place: place, node: node, values: [:]).part(name), key)
        }
        return FileSection(place: place, node: node, values: values)
    }

    mutating func expect(_ keys: [String], in section: FileSection) {
        for key in keys where section[key] == nil { miss(key, in: section) }
    }

    mutating func scalar(_ node: Node, _ place: Place) -> String? {
        if let scalar = node.scalar { return scalar.string }
        add("This must be words, not a list", place, node)
        return nil
    }

    mutating func text(_ key: String, in section: FileSection) -> String? {
        section[key].flatMap { scalar($0, section.part(key)) }
    }

    mutating func flag(_ key: String, in section: FileSection) -> Bool? {
        guard let text = text(key, in: section) else { return nil }
        switch text.lowercased() {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            add("This must be yes or no", section.part(key), section[key])
            return nil
        }
    }

    mutating func number(_ key: String, in section: FileSection) -> Double? {
        guard let text = text(key, in: section) else { return nil }
        if let number = PlainNumber.read(text) { return number }
        add("This must be a number of at most 12 digits and 6 decimals", section.part(key), section[key])
        return nil
    }

    mutating func whole(_ key: String, in section: FileSection) -> Int? {
        guard let text = text(key, in: section) else { return nil }
        if let number = Int(text), number.magnitude <= 1_000_000_000 { return number }
        add("This must be a whole number", section.part(key), section[key])
        return nil
    }

    mutating func condition(_ key: String, in section: FileSection) -> Condition? {
        guard let text = text(key, in: section) else { return nil }
        do {
            return try Condition(text)
        } catch {
            add(error.message, section.part(key).at(error.column), section[key])
            return nil
        }
    }

    mutating func wording(_ key: String, in section: FileSection) -> Wording? {
        section[key].flatMap { wording($0, section.part(key)) }
    }

    /// Words alone, or `standard` and other wordings by the variant's key.
    mutating func wording(_ node: Node, _ place: Place) -> Wording? {
        guard let mapping = node.mapping else { return scalar(node, place).map { Wording($0) } }
        var variants: [String: String] = [:]
        for (key, value) in mapping { variants[key.scalar?.string ?? ""] = scalar(value, place) }
        guard let standard = variants.removeValue(forKey: Wording.standardKey) else {
            add("The ordinary words are missing. Write them as \(Wording.standardKey)", place, node)
            return nil
        }
        return Wording(standard, variants: variants)
    }

    mutating func nodes(_ key: String, in section: FileSection, most: Int) -> [Node] {
        guard let node = section[key] else { return [] }
        guard let sequence = node.sequence else {
            add("This must be a list, each line beginning with a hyphen", section.part(key), node)
            return []
        }
        if sequence.count > most {
            add("There must be \(most) or fewer, not \(sequence.count)", section.part(key), node)
        }
        return Array(sequence.prefix(most))
    }

    mutating func texts(_ key: String, in section: FileSection) -> [String] {
        nodes(key, in: section, most: 50).compactMap { scalar($0, section.part(key)) }
    }

    /// - Parameter part: what a problem's place calls each of them, such as `choice`.
    mutating func pairs(_ key: String, in section: FileSection, part: String = "variant") -> [FilePair] {
        nodes(key, in: section, most: 200).compactMap { node in
            guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first.map({ $0 }) else {
                add("Write each as an id and words, such as too-long: Too long", section.part(key), node)
                return nil
            }
            let id = key.scalar?.string ?? ""
            let place = section.part("\(part) \(id.prefix(60))")
            note(place, node)
            return FilePair(id: id, node: value, place: place)
        }
    }

    mutating func choices(_ key: String = "choices", in section: FileSection, part: String = "choice")
        -> [QuestionChoice]
    {
        pairs(key, in: section, part: part).map { pair in
            QuestionChoice(pair.id, wording(pair.node, pair.place) ?? "")
        }
    }
}

extension Wording {
    /// How a file calls the ordinary words among other wordings.
    static let standardKey = "standard"
}
