import Logging
import Synchronization

/// Keeps what is logged, each line with all its metadata.
final class KeptLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] {
        kept.withLock { $0 }
    }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(book: self) }
    }

    private func add(_ line: String) {
        kept.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        let book: KeptLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            book.add("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
        }
    }
}
