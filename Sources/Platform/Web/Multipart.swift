import Foundation

/// Reads `multipart/form-data` (RFC 7578): what a browser sends when a form holds a file.
enum Multipart {
    /// - Returns: nil when the body is not what its boundary says.
    static func read(_ body: [UInt8], boundary: String) -> FormFields? {
        let mark = Array("--\(boundary)".utf8)
        guard var start = position(of: mark, in: body, from: 0) else { return nil }
        var fields = FormFields()
        while true {
            start += mark.count
            if body[start...].starts(with: Array("--".utf8)) { return fields }
            let lineEnd = Array("\r\n".utf8)
            guard body[start...].starts(with: lineEnd) else { return nil }
            guard let end = position(of: lineEnd + mark, in: body, from: start) else { return nil }
            guard add(part: body[(start + 2)..<max(start + 2, end)], to: &fields) else { return nil }
            start = end + 2
        }
    }

    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        return parameter("boundary", of: contentType).flatMap { (1...70).contains($0.utf8.count) ? $0 : nil }
    }

    private static func add(part: ArraySlice<UInt8>, to fields: inout FormFields) -> Bool {
        let bytes = Array(part)
        guard let gap = position(of: Array("\r\n\r\n".utf8), in: bytes, from: 0) else { return false }
        let headers = String(decoding: bytes[..<gap], as: UTF8.self).components(separatedBy: "\r\n")
        let disposition = headers.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = parameter("name", of: disposition) else { return false }
        let content = Array(bytes[(gap + 4)...])
        if let fileName = parameter("filename", of: disposition) {
            fields.add(FormFields.File(name: fileName, bytes: content), to: name)
        } else {
            fields.add(String(decoding: content, as: UTF8.self), to: name)
        }
        return true
    }

    /// `name` in `form-data; name="comment"`. Browsers write a quote inside a value as `%22`.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in pieces(of: header).dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            let value = halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            return value.replacingOccurrences(of: "%22", with: "\"")
        }
        return nil
    }

    /// What stands between semicolons; one between quotes is part of a value.
    private static func pieces(of header: String) -> [String] {
        var pieces = [""]
        var isQuoted = false
        for character in header {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces
    }

    private static func position(of mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = mark.first, body.count >= mark.count else { return nil }
        var index = start
        while index <= body.count - mark.count {
            guard let next = body[index...].firstIndex(of: first), next <= body.count - mark.count else { return nil }
            if body[next..<(next + mark.count)].elementsEqual(mark) { return next }
            index = next + 1
        }
        return nil
    }
}
