import CZip
import Foundation

/// Unpacks entries of a ZIP archive that is held in memory.
///
/// Nothing is written anywhere, so a name such as `../../x` leads nowhere; it is refused all the same.
/// What the archive says of its own size is only believed when it is too large: while unpacking, the
/// bytes that really come out are counted.
package final class ZIPArchive {
    private let archive: OpaquePointer
    private let limits: ZIPLimits
    private let entries: [String: Entry]
    private var unpacked = 0

    private struct Entry {
        let index: zip_uint64_t
        let isEncrypted: Bool
    }

    package init(_ bytes: [UInt8], limits: ZIPLimits = ZIPLimits()) throws(ZIPRefusal) {
        let archive = try Self.opened(bytes)
        do throws(ZIPRefusal) {
            entries = try Self.listed(in: archive, limits)
        } catch {
            zip_discard(archive)
            throw error
        }
        self.archive = archive
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
    }

    /// With small letters, as they are looked up.
    package var names: Set<String> { Set(entries.keys) }

    /// - Parameter name: Capitals make no difference, as in the packages of office programs.
    /// - Returns: nil when there is no such entry.
    package func contents(of name: String) throws(ZIPRefusal) -> [UInt8]? {
        guard let entry = entries[name.lowercased()] else { return nil }
        guard !entry.isEncrypted else { throw .encrypted }
        guard let file = zip_fopen_index(archive, entry.index, 0) else { throw .corrupt }
        defer { zip_fclose(file) }
        return try allBytes(of: file)
    }

    private func allBytes(of file: OpaquePointer) throws(ZIPRefusal) -> [UInt8] {
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Int(zip_fread(file, &chunk, zip_uint64_t(chunk.count)))
            guard count >= 0 else { throw .corrupt }
            guard count > 0 else { return contents }
            unpacked += count
            guard unpacked <= limits.unpacked else { throw .unpacksTooLarge(limit: limits.unpacked) }
            contents.append(contentsOf: chunk.prefix(count))
        }
    }
}

// Opening

extension ZIPArchive {
    private static let signatures: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]

    private static func opened(_ bytes: [UInt8]) throws(ZIPRefusal) -> OpaquePointer {
        guard signatures.contains(where: { bytes.starts(with: $0) }) else { throw .notAnArchive }
        // The library frees the copy together with the source.
        guard let copy = malloc(bytes.count) else { throw .unpacksTooLarge(limit: bytes.count) }
        bytes.withUnsafeBytes { if let from = $0.baseAddress { copy.copyMemory(from: from, byteCount: $0.count) } }
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, nil) else {
            free(copy)
            throw .corrupt
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            throw .corrupt
        }
        return archive
    }

    private static func listed(
        in archive: OpaquePointer, _ limits: ZIPLimits
    ) throws(ZIPRefusal) -> [String: Entry] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
        var found: [String: Entry] = [:]
        var room = limits.unpacked
        for index in 0..<zip_uint64_t(max(count, 0)) {
            let stat = try described(index, in: archive, limits)
            guard stat.size <= room else { throw .unpacksTooLarge(limit: limits.unpacked) }
            room -= Int(stat.size)
            let entry = Entry(index: index, isEncrypted: stat.encryption_method != UInt16(ZIP_EM_NONE))
            // Two entries of one name would be read differently by different programs.
            guard found.updateValue(entry, forKey: try name(of: stat)) == nil else { throw .corrupt }
        }
        return found
    }

    private static func described(
        _ index: zip_uint64_t, in archive: OpaquePointer, _ limits: ZIPLimits
    ) throws(ZIPRefusal) -> zip_stat_t {
        var stat = zip_stat_t()
        let known = zip_uint64_t(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
        guard zip_stat_index(archive, index, 0, &stat) == 0, stat.valid & known == known else { throw .corrupt }
        let (mostBytes, overflows) = stat.comp_size.multipliedReportingOverflow(by: zip_uint64_t(limits.ratio))
        if stat.size > 1_000_000, !overflows, stat.size > mostBytes {
            throw .unpacksTooLarge(limit: limits.unpacked)
        }
        return stat
    }

    /// Refuses a name that leads out of the archive.
    private static func name(of stat: zip_stat_t) throws(ZIPRefusal) -> String {
        guard let pointer = stat.name else { throw .corrupt }
        let name = String(cString: pointer).lowercased()
        let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        guard !parts.contains(".."), !name.hasPrefix("/"), !name.hasPrefix("\\") else { throw .corrupt }
        return name
    }
}
