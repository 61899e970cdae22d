/// Anyone's capture as the tables of our protocols read it, and whether they write the same octets
/// again. [io.telcomesh.testbed.decode.DecodeCommand] is the command,
/// [io.telcomesh.testbed.decode.CaptureDecoder] the same for programs.
@NullMarked
package io.telcomesh.testbed.decode;

import org.jspecify.annotations.NullMarked;
