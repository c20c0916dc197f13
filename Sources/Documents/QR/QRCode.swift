import CQRencode
import Foundation

/// A text as a square of dark and light modules (ISO/IEC 18004), for a camera to read.
package struct QRCode: Sendable, Equatable {
    /// Light modules that have to lie around the square on each side.
    package static let quietZone = 4

    /// Modules on a side, without the quiet zone.
    package let size: Int
    /// From the top, each row from the left.
    private let dark: [Bool]

    /// As small as the text allows, and readable with 15 % of it spoilt.
    ///
    /// - Throws: ``QRFault``
    package init(_ text: String) throws(QRFault) {
        let bytes = Array(text.utf8)
        guard let count = Int32(exactly: bytes.count), count > 0 else { throw bytes.isEmpty ? .empty : .tooLong }
        guard let made = QRcode_encodeData(count, bytes, 0, QR_ECLEVEL_M) else {
            throw errno == ERANGE ? .tooLong : .failed("there is no memory left")
        }
        defer { QRcode_free(made) }
        guard let data = made.pointee.data else { throw .failed("the code is empty") }
        size = Int(made.pointee.width)
        // The lowest bit says dark; the others say what a module is for.
        dark = UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 == 1 }
    }

    package func isDark(row: Int, column: Int) -> Bool {
        dark[row * size + column]
    }

    /// Modules on a side with the quiet zone: what an SVG's `viewBox` measures.
    package var side: Int { size + 2 * Self.quietZone }

    /// The dark modules as an SVG path, one bar for each run of them in a row.
    package var path: String {
        (0..<size).flatMap { row in
            runs(in: row).map { run in
                "M\(run.lowerBound + Self.quietZone) \(row + Self.quietZone)h\(run.count)v1h-\(run.count)z"
            }
        }.joined()
    }

    private func runs(in row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for column in 0..<size where isDark(row: row, column: column) {
            if let last = runs.last, last.upperBound == column {
                runs[runs.count - 1] = last.lowerBound..<(column + 1)
            } else {
                runs.append(column..<(column + 1))
            }
        }
        return runs
    }
}

package enum QRFault: Error, Equatable {
    case empty
    /// More than the largest code holds: 2,331 bytes.
    case tooLong
    case failed(String)
}
