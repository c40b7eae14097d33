/**
 * What a member's phone computes, written in Java and compiled to a script for its page.
 * It refuses to know the page, the network, or what a pass says.
 */
package foyer.phone;
