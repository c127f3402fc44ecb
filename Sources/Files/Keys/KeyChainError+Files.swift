import FileSystem
import Identifiers
import Operations

extension KeyChainError {
    /// What trouble with the file of a signer's key comes to: that it is damaged is remembered, as
    /// the same command would find it so again; that the disk failed is not.
    init(_ error: FileError, reading user: UserID) {
        self =
            switch error {
            case .failed: .diskFailed(error.message)
            default: .unreadable(user, reason: error.message)
            }
    }
}
