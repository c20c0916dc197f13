import Documents

/// An address to be read by a phone's camera, beside the same address in words.
package struct ScanCode: Sendable {
    /// Modules on a side, with the light ones around.
    package let side: Int
    package let path: String
    /// What it is, for whoever does not see it.
    package let words: String

    /// - Returns: nil for an address that is too long for a code; the address stands in words all the same.
    package init?(_ address: String) {
        guard let code = try? QRCode(address) else { return nil }
        side = code.side
        path = code.path
        words = "QR code that opens \(address)"
    }
}
