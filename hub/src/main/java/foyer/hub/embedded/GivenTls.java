package foyer.hub.embedded;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Lets an acceptor use the context that stands among its parameters; Artemis finds this as a service. Its own way, a
 * key store on disk, would need a restart of the acceptor for each new certificate, which cuts every device off.
 */
public final class GivenTls extends DefaultSSLContextFactory {

    private static final int BEFORE_THE_DEFAULT = 100;

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> parameters) throws Exception {
        return parameters.get(TransportConstants.SSL_CONTEXT_PROP_NAME) instanceof SSLContext given
                ? given
                : super.getSSLContext(config, parameters);
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_DEFAULT;
    }
}
