import CCurl
import Foundation

/// One letter's way through libcurl. Blocks the thread it runs on, for a minute at most.
struct MailTransfer: Sendable {
    let server: MailServer
    let sender: String
    let recipient: String
    let greeting: String
    let authority: String?
    let bytes: [UInt8]

    /// Seconds.
    private static let (connectLimit, wholeLimit) = (10, 60)
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    func run() throws(MailFault) {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw .passing(detail: "libcurl could not be started")
        }
        defer { curl_easy_cleanup(handle) }
        guard let recipients = curl_slist_append(nil, "<\(recipient)>") else {
            throw .passing(detail: "out of memory")
        }
        defer { curl_slist_free_all(recipients) }
        let upload = Upload(bytes)
        let result = withExtendedLifetime(upload) {
            let options = Options(handle)
            describe(to: options)
            options.set(CURLOPT_MAIL_RCPT, recipients)
            options.read(upload)
            return options.firstFault ?? curl_easy_perform(handle)
        }
        try Self.check(result, code: Self.answer(of: handle), hasBegun: upload.position > 0)
    }

    private func describe(to options: Options) {
        options.set(CURLOPT_URL, server.url(greeting: greeting))
        options.set(CURLOPT_USERNAME, server.user)
        options.set(CURLOPT_PASSWORD, server.password)
        options.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        options.set(CURLOPT_NOPROXY, "*")
        options.set(CURLOPT_NOSIGNAL, 1)
        options.set(CURLOPT_CONNECTTIMEOUT, Self.connectLimit)
        options.set(CURLOPT_TIMEOUT, Self.wholeLimit)
        options.set(CURLOPT_UPLOAD, 1)
        options.set(size: bytes.count)
        options.set(CURLOPT_USE_SSL, Int(server.security == .startTLS ? CURLUSESSL_ALL.rawValue : 0))
        options.set(CURLOPT_SSL_VERIFYPEER, 1)
        options.set(CURLOPT_SSL_VERIFYHOST, 2)
        options.set(CURLOPT_CAINFO, authority)
    }

    /// The last code the server answered with; 0 when it said nothing.
    private static func answer(of handle: UnsafeMutableRawPointer) -> Int {
        var code = 0
        return ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0
    }

    /// Only what was said about this very letter refuses it. A server that refuses us, or has no encryption
    /// for us, would refuse every letter: that is put right in the settings, and the letter should wait.
    private static func check(_ result: CURLcode, code: Int, hasBegun: Bool) throws(MailFault) {
        if result == CURLE_OK { return }
        let isAboutLetter = result == CURLE_SEND_ERROR || (result == CURLE_WEIRD_SERVER_REPLY && hasBegun)
        let isAboutUs = [530, 534, 535, 538].contains(code)
        if isAboutLetter, !isAboutUs, (500...599).contains(code) { throw .refused(code: code) }
        let words = String(cString: curl_easy_strerror(result))
        throw .passing(detail: code >= 400 ? "\(words) (the server answered \(code))" : words)
    }
}

/// The bytes on their way. Used by one transfer, on one thread.
private final class Upload {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes[position...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        position += piece.count
        return piece.count
    }
}

/// Sets options until one is refused, and remembers that one.
private final class Options {
    private let handle: UnsafeMutableRawPointer
    private(set) var firstFault: CURLcode?

    init(_ handle: UnsafeMutableRawPointer) {
        self.handle = handle
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(ccurl_set_long(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) {
        guard let value else { return }
        note(ccurl_set_text(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>) {
        note(ccurl_set_list(handle, option, value))
    }

    func set(size: Int) {
        note(ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(size)))
    }

    /// - Parameter upload: must outlive the transfer.
    func read(_ upload: Upload) {
        note(ccurl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(upload).toOpaque()))
        note(
            ccurl_set_reader(handle) { buffer, size, count, upload in
                guard let buffer, let upload else { return 0 }
                let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                return Unmanaged<Upload>.fromOpaque(upload).takeUnretainedValue().fill(room)
            })
        note(ccurl_set_writer(handle) { _, size, count, _ in size * count })
    }

    private func note(_ result: CURLcode) {
        if firstFault == nil, result != CURLE_OK { firstFault = result }
    }
}
