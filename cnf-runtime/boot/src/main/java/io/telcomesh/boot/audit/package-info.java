/// What sessions a function holds, so that the functions' views of each can be compared.
@NullMarked
package io.telcomesh.boot.audit;

import org.jspecify.annotations.NullMarked;
