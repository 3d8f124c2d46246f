using Daemon.Protocol.Responses;

namespace Daemon.Core.History;

/// <summary>
/// The model's side of a thread: what is sent with each request. Items are held in the form in which they are sent (ids of model
/// items removed, provider bookkeeping stripped).
/// </summary>
/// <remarks>
/// Owned by the running turn, or by the session loop between turns: never by both. <see cref="Snapshot"/> may be called by anyone.
/// </remarks>
internal sealed class Conversation
{
    private readonly Lock _gate = new();
    private readonly List<ResponseItem> _items = [];

    public int Count => _items.Count;

    public IReadOnlyList<ResponseItem> Items => _items;

    /// <summary>Bytes of items that came since the last <see cref="Mark"/>.</summary>
    public long BytesSinceMark { get; private set; }

    /// <summary>What is there now is known to the provider, and so is its size.</summary>
    public void Mark() => BytesSinceMark = 0;

    /// <summary>What is in it now.</summary>
    public IReadOnlyList<ResponseItem> Snapshot()
    {
        lock (_gate)
        {
            return [.. _items];
        }
    }

    public void Append(ResponseItem item)
    {
        var form = HistoryForm.Of(item);
        lock (_gate)
        {
            BytesSinceMark += form.Json.Length;
            _items.Add(form);
        }
    }

    public void Replace(IReadOnlyList<ResponseItem> items)
    {
        lock (_gate)
        {
            _items.Clear();
        }

        foreach (var item in items)
        {
            Append(item);
        }

        Mark();
    }

    /// <summary>
    /// The input of a request: <paramref name="head"/>, then the history with every call paired. A call that nobody answered gets the
    /// output <c>aborted</c> right behind it and an output without a call is left out, because providers refuse unpaired items.
    /// </summary>
    public List<ResponseItem> BuildInput(ResponseItem? head)
    {
        var calls = new HashSet<string>(StringComparer.Ordinal);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in _items)
        {
            if (item.CallId is { } id)
            {
                (item.IsCallOutput ? answered : calls).Add(id);
            }
        }

        var input = new List<ResponseItem>(_items.Count + 1);
        if (head is not null)
        {
            input.Add(head);
        }

        foreach (var item in _items)
        {
            if (item.IsCallOutput)
            {
                if (item.CallId is { } id && calls.Contains(id))
                {
                    input.Add(item);
                }

                continue;
            }

            input.Add(item);
            if (item.IsCall && item.CallId is { } call && !answered.Contains(call))
            {
                input.Add(ResponseItems.CallOutput(item, "aborted"));
            }
        }

        return input;
    }
}
