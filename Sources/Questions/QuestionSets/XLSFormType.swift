import Domain

/// What stands in the column `type`: `select_one districts`.
struct XLSFormType: Hashable {
    /// In XLSForm's own spelling, with small letters.
    let name: String
    let list: String?
    /// What follows the list, such as `or_other`.
    let rest: [String]

    init(_ words: String) {
        var pieces = words.split(whereSeparator: \.isWhitespace).map(String.init)
        var name = pieces.isEmpty ? "" : pieces.removeFirst().lowercased()
        if Self.halves.contains(name), let second = pieces.first {
            name += "_" + second.lowercased()
            pieces.removeFirst()
        }
        self.name = Self.aliases[name] ?? name
        list = pieces.first
        rest = Array(pieces.dropFirst())
    }

    var isBegin: Bool { name == "begin_group" || name == "begin_repeat" }
    var isEnd: Bool { name == "end_group" || name == "end_repeat" }
    var isSelect: Bool { ["select_one", "select_multiple", "rank"].contains(name) }

    private static let halves: Set<String> = ["begin", "end", "select"]

    private static let aliases = [
        "int": "integer", "string": "text", "photo": "image", "select1": "select_one", "datetime": "datetime",
        "select_one_external": "select_one_from_file",
    ]

    static let held: Set<String> = [
        "select_one", "select_multiple", "rank", "integer", "decimal", "range", "text", "date", "note", "file", "image",
        "begin_group", "end_group",
    ]

    /// Why a type of XLSForm can not be held; nil for what is no type at all.
    static func refusal(of name: String) -> String? {
        if recorded.contains(name) {
            return
                "\(name) records something without asking. Nothing is recorded here that was not asked. Remove the row"
        }
        if media.contains(name) { return "\(name) can not be held. Ask for a file, or leave the question out" }
        return reasons[name]
    }

    private static let recorded: Set<String> = [
        "start", "end", "today", "deviceid", "device_id", "subscriberid", "simserial", "phonenumber", "username",
        "email", "audit", "background-audio", "start-geopoint", "uri",
    ]

    private static let media: Set<String> = ["audio", "video", "geopoint", "geotrace", "geoshape", "barcode"]

    private static let reasons = [
        "calculate": "Calculations can not be held. Write what is worked out into the conditions that use it",
        "hidden": "A hidden field asks nobody anything. Remove the row",
        "begin_repeat": "Repeated groups can not be held. Ask for each by a question of its own",
        "end_repeat": "Repeated groups can not be held. Ask for each by a question of its own",
        "time": "A time of day can not be held. Ask for it as text",
        "datetime": "A time of day can not be held. Ask for the date, and for the time as text",
        "acknowledge": "Use select_multiple with the one choice that is to be ticked and another",
        "trigger": "Use select_multiple with the one choice that is to be ticked and another",
        "xml-external": "Lists in other files can not be held. Put the choices on the sheet choices",
        "csv-external": "Lists in other files can not be held. Put the choices on the sheet choices",
        "select_one_from_file": "Lists in other files can not be held. Put the choices on the sheet choices",
        "select_multiple_from_file": "Lists in other files can not be held. Put the choices on the sheet choices",
    ]
}
