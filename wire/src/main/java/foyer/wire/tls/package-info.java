/**
 * What makes a line private: a server's certificate, served anew when its files change, and whom a client believes.
 * It refuses TLS older than 1.2 and suites without forward secrecy, and never shows a key.
 */
@NullMarked
package foyer.wire.tls;

import org.jspecify.annotations.NullMarked;
