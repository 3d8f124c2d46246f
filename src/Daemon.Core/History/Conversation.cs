using Daemon.Core.Context;
using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.Responses;

namespace Daemon.Core.History;

/// <summary>
/// The model's side of a thread: what is sent with each request. Items are held in the form in which they are sent (ids of model
/// items removed, provider bookkeeping stripped). While nothing runs it need not be in memory: then it is in the thread's file, where
/// every item is recorded before it is appended here.
/// </summary>
/// <param name="stored">Where the items are recorded; null when they are not.</param>
/// <remarks>
/// Owned by the running turn, or by the session loop between turns: never by both. <see cref="Snapshot"/> may be called by anyone.
/// </remarks>
internal sealed class Conversation(StoredConversation? stored = null)
{
    /// <summary>What is smaller stays in memory, in bytes: reading it again would cost more than it takes.</summary>
    private const long Small = 16 * 1024;

    private readonly Lock _gate = new();
    private List<ResponseItem> _items = [];

    /// <summary>Whether the items are in memory.</summary>
    private bool _isHeld = stored?.Exists != true;

    public int Count => Items.Count;

    /// <summary>To be read while a turn runs.</summary>
    public IReadOnlyList<ResponseItem> Items => _isHeld ? _items : throw new InvalidOperationException("the conversation is not in memory");

    /// <summary>Whether <see cref="Release"/> would free memory.</summary>
    public bool IsReleasable => _isHeld && stored is not null && _items.Sum(item => (long)item.Json.Length) > Small;

    /// <summary>Brings the items into memory, for a turn. Null when they were there already, else the window that they stand in.</summary>
    /// <exception cref="Rollout.RolloutException">They cannot be read.</exception>
    public ContextWindowId? Hold()
    {
        if (_isHeld)
        {
            return null;
        }

        var (items, window) = stored!.Load();
        lock (_gate)
        {
            _items = [.. items.Select(HistoryForm.Of)];
            _isHeld = true;
        }

        return window;
    }

    /// <summary>Leaves the items to the file until the next turn.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _items = [];
            _isHeld = false;
        }
    }

    /// <summary>Bytes of items that came since the last <see cref="Mark"/>.</summary>
    public long BytesSinceMark { get; private set; }

    /// <summary>What is there now is known to the provider, and so is its size.</summary>
    public void Mark() => BytesSinceMark = 0;

    /// <summary>What is in it now.</summary>
    public IReadOnlyList<ResponseItem> Snapshot()
    {
        lock (_gate)
        {
            return [.. Items];
        }
    }

    public void Append(ResponseItem item)
    {
        var form = HistoryForm.Of(item);
        lock (_gate)
        {
            BytesSinceMark += form.Json.Length;
            if (_isHeld)
            {
                _items.Add(form);
            }
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
        foreach (var item in Items)
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
