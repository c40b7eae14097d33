package foyer.wire.pass;

/** What a text turned out to be. */
public sealed interface Reading {

    /** Reads any text at all, in either case and with white space around it; never throws. */
    static Reading of(String text) {
        Reading printed = PassText.read(text);
        return printed instanceof NotAPass ? LiveText.read(text) : printed;
    }

    /** Something else: a web address, a bottle of water, a pass of a version that is not known here. */
    record NotAPass() implements Reading {}

    /** Has the form of a pass. Nothing in it is to be believed before {@link PassKeys#signed}. */
    sealed interface Signed extends Reading {

        Pass pass();

        /** Whether this key of the house signed the pass. */
        boolean signedBy(Ed25519Key key);
    }

    /**
     * On a badge: whoever holds it up, it says the same.
     *
     * @param signed    the bytes that were signed
     * @param signature Ed25519, 64 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; two readings are the same when their texts are
    record SignedPass(Pass pass, byte[] signed, byte[] signature) implements Signed {

        @Override
        public boolean signedBy(Ed25519Key key) {
            return key.signed(signed, signature);
        }
    }

    /**
     * On a phone, which signs it anew at every step. Also {@link #shownByItsPhone} must hold before it is believed.
     *
     * @param bound          the bytes that the house signed: the pass and the phone's key
     * @param boundSignature the house's, 64 bytes
     * @param step           when the phone signed, in steps of {@link LiveText#STEP} since 1970
     * @param shown          the bytes that the phone signed
     * @param shownSignature the phone's, 64 bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    record LivePass(Pass pass, byte[] bound, byte[] boundSignature, long step, byte[] shown, byte[] shownSignature)
            implements Signed {

        @Override
        public boolean signedBy(Ed25519Key key) {
            return key.signed(bound, boundSignature);
        }

        /** Whether the phone that the house bound this pass to signed this step. */
        public boolean shownByItsPhone() {
            return Ed25519Key.of(LiveText.phoneKeyIn(bound))
                    .filter(phone -> phone.signed(shown, shownSignature))
                    .isPresent();
        }
    }
}
