import Mustache

/// What a template can name in a value: its stored properties, read once.
///
/// The template engine would otherwise look through all properties of a value each time one of them is named.
struct TemplateFields: MustacheParent {
    private let fields: [String: Any]

    func child(named name: String) -> Any? {
        fields[name]
    }

    /// - Returns: the same value for a template, with every structure in it read; nil for an optional without a value.
    static func reading(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { reading($0.value) }
        case .collection: return mirror.children.map { reading($0.value) as Any }
        case .struct where !hasWordsOfItsOwn(value): return TemplateFields(mirror)
        default: return value
        }
    }

    private init(_ mirror: Mirror) {
        var fields: [String: Any] = [:]
        for child in mirror.children {
            if let name = child.label, let value = Self.reading(child.value) { fields[name] = value }
        }
        self.fields = fields
    }

    private static func hasWordsOfItsOwn(_ value: Any) -> Bool {
        value is any CustomStringConvertible || value is any MustacheCustomRenderable || value is any MustacheParent
    }
}
