import Domain
import Yams

/// How a set is written. What stands for itself, such as "not required", is left out.
extension QuestionSet {
    var node: Node {
        var fields = FieldList()
        fields.add("key", key)
        fields.add("version", "\(version)")
        fields.add("title", title)
        fields.add("introduction", introduction)
        fields.add("closing", closing)
        fields.add("shows-help", showsHelp, unless: false)
        if !variants.isEmpty { fields.add("variants", Node(variants.map { .pair($0.key, .words($0.name)) })) }
        fields.add("pages", Node(pages.map(\.node)))
        return fields.node
    }
}

extension QuestionPage {
    fileprivate var node: Node {
        var fields = FieldList()
        fields.add("id", id)
        fields.add("title", title)
        fields.add("introduction", introduction)
        fields.add("shown-when", shownWhen?.text)
        fields.add("questions", Node(questions.map(\.node)))
        return fields.node
    }
}

extension Question {
    fileprivate var node: Node {
        var fields = FieldList()
        fields.add("id", id)
        fields.add("kind", kind.name)
        fields.add("label", label)
        fields.add("hint", hint)
        fields.add("required", isRequired, unless: false)
        fields.add("shown-when", shownWhen?.text)
        fields.add("check", check?.condition.text)
        fields.add("check-message", check?.message)
        kind.add(to: &fields)
        return fields.node
    }
}

extension QuestionKind {
    fileprivate func add(to fields: inout FieldList) {
        switch self {
        case .oneChoice(let choices): fields.add("choices", choices)
        case .manyChoices(let many):
            fields.add("choices", many.choices)
            fields.add("fewest", many.fewest)
            fields.add("most", many.most)
            fields.add("exclusive", many.exclusive)
        case .fulfilment(let rule):
            fields.add("partly", rule.offersPartly, unless: true)
            fields.add("not-applicable", rule.offersNotApplicable, unless: true)
            let reasons = Fulfilment.allCases.filter(rule.reasonFor.contains).map(\.rawValue)
            if !reasons.isEmpty { fields.add("reason-for", Node(reasons.map(Node.words))) }
        case .agreement(let offersDontKnow): fields.add("dont-know", offersDontKnow, unless: false)
        case .rating(let low, let high):
            fields.add("low", low)
            fields.add("high", high)
        case .number(let rule):
            fields.add("unit", rule.unit)
            fields.add("least", rule.least.map(PlainNumber.text))
            fields.add("most", rule.most.map(PlainNumber.text))
            fields.add("decimals", rule.decimals == 0 ? nil : rule.decimals)
        case .date(let rule):
            fields.add("earliest", rule.earliest?.text)
            fields.add("latest", rule.latest?.text)
            fields.add("expiry-months", rule.expiry?.months)
            fields.add("expiry-warning-days", rule.expiry?.warningDays)
        case .shortText(let most), .longText(let most): fields.add("most", most)
        case .ranking(let rule):
            fields.add("choices", rule.choices)
            fields.add("most", rule.most)
        case .matrix(let rule): rule.add(to: &fields)
        case .file(let rule):
            fields.add("endings", Node(rule.endings.map(Node.words)))
            fields.add("megabytes", rule.mostMegabytes)
        case .person, .signature, .information: break
        }
    }
}

extension MatrixRule {
    fileprivate func add(to fields: inout FieldList) {
        fields.add("rows", rows)
        switch scale {
        case .agreement(let offersDontKnow): fields.add("dont-know", offersDontKnow, unless: false)
        case .choices(let points): fields.add("points", points)
        }
    }
}

/// Names with values, in order.
private struct FieldList {
    private var pairs: [(Node, Node)] = []

    var node: Node { Node(pairs) }

    mutating func add(_ key: String, _ node: Node) { pairs.append((Node(key), node)) }

    mutating func add(_ key: String, _ text: String?) {
        if let text { add(key, .words(text)) }
    }

    mutating func add(_ key: String, _ number: Int?) { add(key, number.map(String.init)) }

    mutating func add(_ key: String, _ flag: Bool, unless usual: Bool) {
        if flag != usual { add(key, flag ? "yes" : "no") }
    }

    mutating func add(_ key: String, _ wording: Wording?) {
        if let wording { add(key, wording.node) }
    }

    mutating func add(_ key: String, _ choices: [QuestionChoice]) {
        add(key, Node(choices.map { .pair($0.id, $0.label.node) }))
    }
}

extension Wording {
    fileprivate var node: Node {
        let others = variants.filter { $0.key != Wording.standardKey }.sorted { $0.key < $1.key }
        guard !others.isEmpty else { return .words(text) }
        return Node([(Node(Wording.standardKey), .words(text))] + others.map { (Node($0.key), .words($0.value)) })
    }
}

extension Node {
    /// Several lines stand as lines.
    fileprivate static func words(_ text: String) -> Node {
        Node(text, .implicit, text.contains("\n") ? .literal : .any)
    }

    fileprivate static func pair(_ id: String, _ words: Node) -> Node { Node([(Node(id), words)]) }
}
