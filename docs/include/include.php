<?php
// PHP: puts an element of {institution} into a page, e.g. `echo opslag('job-list', ['links' => 'none']);`.
const OPSLAG_FOLDER = '/var/cache/opslag'; // A folder that this site alone may write to, and that is on no page.

function opslag(string $element, array $attributes = []): string {
    $page = (in_array($_SERVER['HTTPS'] ?? '', ['', 'off'], true) ? 'http' : 'https') . '://' . $_SERVER['HTTP_HOST'] . $_SERVER['REQUEST_URI'];
    $query = http_build_query(['element' => $element, 'page' => $page] + $attributes);
    $file = OPSLAG_FOLDER . '/' . substr(md5($query), 0, 2) . '.json'; // So 256 files at most.
    [$for, $until, $markup] = json_decode((string) @file_get_contents($file)) ?: [null, 0, ''];
    if ($for === $query && $until > time()) return $markup;
    $limit = stream_context_create(['http' => ['timeout' => 2]]);
    $markup = @file_get_contents("{origin}/v1/institutions/{institution}/fragment?$query", false, $limit);
    if ($markup === false) {
        $said = implode('', array_map(fn($name, $value) => " $name=\"$value\"", array_keys($attributes), $attributes));
        $markup = "<opslag-$element institution=\"{institution}\"$said><a href=\"{origin}/portal/{institution}\">Ledige stillinger</a></opslag-$element>";
    }
    @file_put_contents($file, json_encode([$query, time() + 60, $markup]), LOCK_EX);
    return $markup;
}
