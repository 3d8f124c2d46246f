namespace Daemon;

/// <summary>
/// <c>Select</c> for every project, found before that of <c>System.Linq</c> because it stands in an enclosing namespace.
/// </summary>
/// <remarks>
/// LINQ's iterators have a virtual generic method for a second <c>Select</c>. Natively compiled, that is an instantiation for each
/// iterator over a value type with the result of each <c>Select</c> anywhere in the program: a fifth of the executable, although hardly
/// any of the pairs ever meet. This one costs a class for each call's own pair of types.
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
}
