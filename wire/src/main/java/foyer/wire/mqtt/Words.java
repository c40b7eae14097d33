package foyer.wire.mqtt;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's failures in one line: its own messages are often empty or only "MqttException". */
final class Words {

    /** MQTT 5, 3.2.2.2: bad user name or password, not authorized, banned. */
    private static final Set<Integer> NOT_THEE = Set.of(0x86, 0x87, 0x8A);

    private Words() {}

    /** Whether the broker answered, and does not take this client. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof MqttException exception && NOT_THEE.contains(exception.getReasonCode());
    }

    static String of(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof SSLException refused) {
            return ofTls(refused);
        }
        if (cause != null && cause.getMessage() != null) {
            return cause.getMessage();
        }
        if (failure instanceof MqttException exception && exception.getReasonCode() != 0) {
            return failure.getMessage() + " (" + exception.getReasonCode() + ")";
        }
        return String.valueOf(failure.getMessage());
    }

    private static String ofTls(SSLException refused) {
        Throwable why = refused.getCause();
        if (why instanceof CertPathValidatorException || why instanceof CertPathBuilderException) {
            return "no authority that is trusted here vouches for its certificate. Where the house has an authority of its"
                    + " own, give its file as mqtt.authority (" + why.getMessage() + ")";
        }
        if (why instanceof CertificateException) {
            return why.getCause() == null
                    ? "its certificate is not for this address: " + why.getMessage()
                    : ofTls(new SSLException(why.getCause()));
        }
        return "TLS does not come about: " + refused.getMessage() + ". Does the broker speak TLS at this port?";
    }
}
