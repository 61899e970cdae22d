# Sourced by ./mvnw and ./telcomesh: finds a JDK 25 and exports JAVA_HOME, or says how to get one and ends with 1.

telcomesh_is_jdk25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

telcomesh_find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && telcomesh_is_jdk25 "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  for candidate in /usr/lib/jvm/* /opt/* "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if telcomesh_is_jdk25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

if telcomesh_jdk25=$(telcomesh_find_jdk25); then
  JAVA_HOME=$telcomesh_jdk25
  export JAVA_HOME
else
  cat >&2 <<'MESSAGE'
Telcomesh needs a JDK 25 and found none in JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks.
Get one and run this again:
  Temurin:  https://adoptium.net/installation/   (Debian, Ubuntu: package temurin-25-jdk of Adoptium's repository)
  SDKMAN:   sdk install java 25-tem
or set JAVA_HOME to a JDK 25 that is elsewhere.
MESSAGE
  exit 1
fi
