/// OFX 1 files for tests.
enum Ofx {
    static let header = """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        SECURITY:NONE
        ENCODING:UTF-8
        CHARSET:NONE
        COMPRESSION:NONE


        """

    /// A statement of some transactions.
    static func statement(_ transactions: String, currency: String = "GBP") -> String {
        header + """
            <OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>\(currency)
            <BANKACCTFROM><BANKID>102030<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20261101<DTEND>20261130
            \(transactions)
            </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>

            """
    }

    static func transaction(
        type: String = "DEBIT",
        day: String = "20261120",
        amount: String = "-1.00",
        id: String = "1",
        more: String = ""
    ) -> String {
        "<STMTTRN><TRNTYPE>\(type)<DTPOSTED>\(day)<TRNAMT>\(amount)<FITID>\(id)\(more)</STMTTRN>\n"
    }
}
