package io.trackplane.kernel;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what is on this page, in order
 * @param page number of this page, from 1
 * @param size most items a page can hold
 * @param total items on all pages
 */
public record Slice<T>(List<T> items, int page, int size, long total) {
    public Slice {
        items = List.copyOf(items);
    }

    /** Cuts one page out of a list that is in memory. A page beyond the end is the last one. */
    public static <T> Slice<T> of(List<T> all, int page, int size) {
        int last = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.clamp(page, 1, last);
        int from = (number - 1) * size;
        return new Slice<>(all.subList(from, Math.min(all.size(), from + size)), number, size, all.size());
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Position of the first item on this page, from 1; 0 when there are none. */
    public long first() {
        return items.isEmpty() ? 0 : (long) (page - 1) * size + 1;
    }

    /** Position of the last item on this page. */
    public long last() {
        return items.isEmpty() ? 0 : first() + items.size() - 1;
    }
}
