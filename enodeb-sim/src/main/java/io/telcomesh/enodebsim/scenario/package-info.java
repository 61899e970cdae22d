/// What UEs do one step after the other, and what must come of it: scenarios are data, read from
/// YAML files, and run over any MME that speaks S1AP.
@NullMarked
package io.telcomesh.enodebsim.scenario;

import org.jspecify.annotations.NullMarked;
