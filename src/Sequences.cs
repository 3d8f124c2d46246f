namespace Daemon;

/// <summary>
/// <c>Select</c> and <c>Where</c> for every project, found before those of <c>System.Linq</c> because they stand in an enclosing namespace.
/// </summary>
/// <remarks>
/// LINQ's iterators have a virtual generic method for a following <c>Select</c>. Natively compiled, that is an instantiation for each
/// iterator over a value type with the result of each <c>Select</c> anywhere in the program: a fifth of the executable, although hardly
/// any of the pairs ever meet. These cost a class for each call's own types.
/// </remarks>
internal static class Sequences
{
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (TSource item in source)
        {
            yield return selector(item);
        }
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T item in source)
        {
            if (predicate(item))
            {
                yield return item;
            }
        }
    }
}
