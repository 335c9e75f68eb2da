<?php // PHP: puts an element of {institution} into a page, e.g. `echo opslag('job-list', ['links' => 'none']);`.
// What was answered is kept for a minute, in 256 files at most of a folder that this site alone may write to, and that is on no page.
function opslag(string $element, array $attributes = [], string $folder = '/var/cache/opslag'): string {
    $page = (in_array($_SERVER['HTTPS'] ?? '', ['', 'off'], true) ? 'http' : 'https') . '://' . $_SERVER['HTTP_HOST'] . $_SERVER['REQUEST_URI'];
    $query = http_build_query(['element' => $element] + $attributes + ['page' => $page]);
    $file = $folder . '/' . substr(md5($query), 0, 2) . '.json';
    [$for, $until, $markup] = json_decode((string) @file_get_contents($file)) ?: [null, 0, ''];
    $said = implode('', array_map(fn($name, $value) => " $name=\"$value\"", array_keys($attributes), $attributes));
    $plain = "<opslag-$element institution=\"{institution}\"$said><a href=\"{origin}/portal/{institution}\">Ledige stillinger</a></opslag-$element>";
    if ($for !== $query || $until <= time()) @file_put_contents($file, json_encode([$query, time() + 60, $markup = @file_get_contents("{origin}/v1/institutions/{institution}/fragment?$query", false, stream_context_create(['http' => ['timeout' => 2]])) ?: $plain]), LOCK_EX);
    return $markup;
}
