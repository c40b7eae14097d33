package foyer.wire.mqtt;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's failures in one line: its own messages are often empty or only "MqttException". */
final class Words {

    private Words() {}

    static String of(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null) {
            return cause.getMessage();
        }
        if (failure instanceof MqttException exception && exception.getReasonCode() != 0) {
            return failure.getMessage() + " (" + exception.getReasonCode() + ")";
        }
        return String.valueOf(failure.getMessage());
    }
}
