import Hummingbird
import HummingbirdCore
import NIOCore

/// What the server takes from a connection before any page sees it.
package enum ServerLimits {
    /// Bytes of one header's name and value, and of all headers together.
    package static let headerField = 8 * 1024
    package static let headerList = 32 * 1024
    package static let headerCount = 100
    /// Seconds in which something whole must have come: the headers, or more of the body.
    package static let patience = 30

    /// Plain HTTP that cuts off slow and oversized requests.
    package static var server: HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(Int64(patience)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: headerField, maxHeaderListSize: headerList, maxHeaderFieldCount: headerCount)))
    }
}
