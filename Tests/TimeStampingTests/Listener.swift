import Foundation

/// A server on this machine that answers one connection in a set way.
final class Listener: Sendable {
    let port: UInt16
    private let handle: Int32

    /// - Parameter answer: What is written once something was read; nil for nothing, for ever.
    init(answering answer: [UInt8]?) throws {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 4) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        handle = socket
        Thread.detachNewThread { Self.serve(socket, answer) }
    }

    deinit {
        shutdown(handle, Int32(SHUT_RDWR))
        close(handle)
    }

    private static func serve(_ socket: Int32, _ answer: [UInt8]?) {
        while case let connection = accept(socket, nil, nil), connection >= 0 {
            var bytes = [UInt8](repeating: 0, count: 4096)
            _ = read(connection, &bytes, bytes.count)
            if let answer {
                _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
                close(connection)
            }
        }
    }
}
