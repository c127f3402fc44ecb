# Building and running the release products, for the scripts in bin/. Sourced, never run.
# shellcheck shell=bash

# shellcheck source=bin/lib/paths.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/paths.sh"

# The release build has a folder of its own, so that it never waits for a debug build or for
# running tests (SwiftPM locks the folder), and tests may call the commands.
release_folder=$repository/.build-release

# Linking Swift's library in halves the time a command takes to start.
release_flags=(--package-path "$repository" --scratch-path "$release_folder"
    --configuration release --static-swift-stdlib)

# is_current PRODUCT: whether nothing changed since the product was last built.
# The stamp carries the time at which that build began.
is_current() {
    local stamp=$release_folder/$1.built
    [[ -x $release_folder/release/$1 && -e $stamp ]] || return
    [[ -z $(find "$repository/Sources" "$repository/Package.swift" -newer "$stamp" -print -quit) ]]
}

# build_release PRODUCT: installs what is missing and builds, with one line on standard error;
# does nothing when the product is current.
build_release() {
    is_current "$1" && return
    "$repository/bin/install-libraries"
    mkdir -p "$release_folder"
    local log=$release_folder/$1.log started=$SECONDS
    touch "$release_folder/$1.building"
    printf 'farthing: building %s for release; the first time takes some minutes ...' "$1" >&2
    if ! swift build "${release_flags[@]}" --product "$1" >"$log" 2>&1 </dev/null; then
        printf ' failed.\n' >&2
        { grep -E 'error:' "$log" || tail -n 20 "$log"; } | sort -u | head -n 20 >&2
        printf 'farthing: nothing was run. The whole output is in %s\n' "$log" >&2
        # Not 1, which would read as a refusal.
        exit 2
    fi
    mv "$release_folder/$1.building" "$release_folder/$1.built"
    printf ' done in %d s.\n' $((SECONDS - started)) >&2
}

# run_release PRODUCT ARGUMENT...: becomes the product, in the caller's folder.
run_release() {
    local product=$1
    shift
    build_release "$product"
    # farthing becomes this one where something is printed.
    [[ $product != farthing ]] || build_release farthing-papers
    exec "$release_folder/release/$product" "$@"
}
