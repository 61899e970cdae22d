/// What an MME does that has too much to do, TS 23.401 §4.3.7.4: first its eNodeBs let fewer UEs
/// come, then it sends UEs back.
@NullMarked
package io.telcomesh.mme.overload;

import org.jspecify.annotations.NullMarked;
