import Foundation
import Synchronization

/// Figures about the program itself, in Prometheus' text format. Nothing in them is about anybody.
package final class Metrics: Sendable {
    /// A figure that can go up and down.
    struct Gauge: Sendable {
        let name: String
        let help: String
        let value: Int
    }

    private struct Figures {
        var byStatusClass: [Int: Int] = [:]
        var byBucket = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var seconds = 0.0
    }

    /// Upper bounds of the buckets, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

    private let figures = Mutex(Figures())

    package init() {}

    func note(status: Int, seconds: Double) {
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        figures.withLock { figures in
            figures.byStatusClass[status / 100, default: 0] += 1
            figures.byBucket[bucket] += 1
            figures.seconds += seconds
        }
    }

    func text(gauges: [Gauge]) -> String {
        let figures = figures.withLock { $0 }
        var lines = [
            "# HELP sightline_requests_total Requests answered, by class of status.",
            "# TYPE sightline_requests_total counter",
        ]
        for (group, count) in figures.byStatusClass.sorted(by: { $0.key < $1.key }) {
            lines.append("sightline_requests_total{status=\"\(group)xx\"} \(count)")
        }
        lines.append("# HELP sightline_request_seconds How long requests took.")
        lines.append("# TYPE sightline_request_seconds histogram")
        var sum = 0
        for (index, count) in figures.byBucket.enumerated() {
            sum += count
            let bound = index < Self.bounds.count ? String(Self.bounds[index]) : "+Inf"
            lines.append("sightline_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        lines.append("sightline_request_seconds_sum \(figures.seconds)")
        lines.append("sightline_request_seconds_count \(sum)")
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static var memory: Gauge {
        Gauge(name: "sightline_resident_bytes", help: "Memory the process holds.", value: residentBytes)
    }

    /// Bytes of memory the process holds, or 0 where the system does not say.
    private static var residentBytes: Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }
}
