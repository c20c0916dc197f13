import Documents
import Foundation
import Logging

/// One line of JSON an event on standard error, for whatever collects logs.
///
/// What is written is decided where it is logged; nothing is added here that could name anybody.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = [
            "at": Date().formatted(.iso8601),
            "level": event.level.rawValue,
            "message": event.message.description,
        ]
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { _, new in new }) {
            fields[key] = "\(value)"
        }
        let pairs = fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.text($0.value)) }
        FileHandle.standardError.write(Data((JSONValue.object(pairs).text() + "\n").utf8))
    }
}
