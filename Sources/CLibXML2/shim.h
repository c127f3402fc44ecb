#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
#include <string.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* What is told of a document, in its order. Each is given the parser as its context. */
typedef struct {
    startElementNsSAX2Func start;
    endElementNsSAX2Func end;
    charactersSAXFunc characters;
    internalSubsetSAXFunc doctype;
} farthing_xml_handler;

/* Reads a document from memory. Nobody keeps entities, loads a DTD or builds a tree: there are no
 * handlers for it. Without XML_PARSE_HUGE the library's own limits hold. Returns 0, or the code of
 * what is wrong, with its line and its words. */
static inline int farthing_xml_read(const char *bytes, int size, farthing_xml_handler handler,
                                    void *owner, int *line, char *words, int words_size) {
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, size);
    int code = XML_ERR_DOCUMENT_EMPTY;
    *line = 1;
    words[0] = 0;
    if (parser == NULL) return code;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->startElementNs = handler.start;
    parser->sax->endElementNs = handler.end;
    parser->sax->characters = handler.characters;
    parser->sax->ignorableWhitespace = handler.characters;
    parser->sax->cdataBlock = handler.characters;
    parser->sax->internalSubset = handler.doctype;
    parser->_private = owner;
    xmlParseDocument(parser);
    code = parser->wellFormed ? 0 : parser->lastError.code;
    if (!parser->wellFormed && code == 0) code = XML_ERR_INTERNAL_ERROR;
    if (code != 0) {
        *line = parser->lastError.line;
        if (parser->lastError.message != NULL)
            strncat(words, parser->lastError.message, (size_t)words_size - 1);
    }
    if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
    return code;
}

/* Whoever asked for the reading. */
static inline void *farthing_xml_owner(void *context) {
    return ((xmlParserCtxtPtr)context)->_private;
}

/* The line that has been reached. */
static inline int farthing_xml_line(void *context) { return xmlSAX2GetLineNumber(context); }

/* Reads no further. */
static inline void farthing_xml_stop(void *context) { xmlStopParser((xmlParserCtxtPtr)context); }
#endif
