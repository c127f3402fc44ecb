import Approvals
import Integrity

extension Evidence: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            kind: try fields.value("\(prefix).kind"),
            type: try fields.value("\(prefix).type"),
            sanitiser: try fields.value("\(prefix).sanitiser"),
            commitment: try fields.value("\(prefix).commit.file"),
            fingerprint: try fields.value("\(prefix).fingerprint"),
            isReused: try fields.flag("\(prefix).reused")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).kind", kind)
        fields.put("\(prefix).type", type)
        fields.put("\(prefix).sanitiser", sanitiser)
        fields.put("\(prefix).commit.file", commitment)
        fields.put("\(prefix).fingerprint", fingerprint)
        fields.put("\(prefix).reused", isReused)
    }
}
